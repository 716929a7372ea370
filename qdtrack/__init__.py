"""qdtrack: what was promised, where it stands, and what is still missing, with the evidence."""
