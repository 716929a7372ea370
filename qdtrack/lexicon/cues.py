"""Cues and phrase words as typed tables: which word makes a goal, a growth rate, a share.

load_cues().growth["同比下降"]  ->  "down"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qdtrack.lexicon.loading import table
from qdtrack.lexicon.words import Entry, pattern_of, words_of
from qdtrack.model import Direction


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words that rules put phrases together with."""

    of: str
    done: str
    share: str
    share_name: str
    part_name: str
    ratio_name: str
    growth_name: str
    grant_name: str
    toward: str
    at: str
    is_: str
    grade: str
    still: tuple[str, ...]
    no_part: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words around an indicator that are not part of its name, as patterns."""

    openers: str
    verbs: str
    doing_verbs: str
    adverbs: str
    linkers: str
    averages: tuple[str, ...]
    predicates: str
    agents: tuple[str, ...]
    agent_verbs: tuple[str, ...]
    measured_tails: tuple[str, ...]
    dependents: str
    not_nouns: tuple[str, ...]
    bare_nouns: tuple[str, ...]
    telling_deeds: tuple[str, ...]
    topics: tuple[str, ...]
    subjects: tuple[str, ...]
    states: tuple[str, ...]
    completing: Mapping[str, str]
    verbs_as_nouns: tuple[str, ...]
    general_names: tuple[str, ...]
    pointing_back: tuple[str, ...]
    rank_verbs: tuple[str, ...]
    share_verbs: tuple[str, ...]
    giving: tuple[str, ...]
    list_ends: tuple[str, ...]
    list_joints: tuple[str, ...]
    not_joints: tuple[str, ...]
    alternatives: tuple[str, ...]
    pairs: Mapping[str, tuple[str, ...]]
    in_all: tuple[str, ...]
    ratio_ends: tuple[str, ...]
    of_which: tuple[str, ...]
    prefaces: tuple[str, ...]
    grammar: Grammar


@dataclass(frozen=True, slots=True)
class Cues:
    target: str  # the modality cues are patterns, with their guards
    ahead: str
    rule: str
    money: str
    grants: str
    other: str
    will: str
    paid: str
    norm: str
    norm_behind: str
    imperative: str
    done: str
    goal_nouns: tuple[str, ...]
    planned: tuple[str, ...]
    uses: tuple[str, ...]
    in_use: tuple[str, ...]
    finished: str
    plan_titles: tuple[str, ...]
    plan_names: tuple[str, ...]
    report_titles: tuple[str, ...]
    yearly_documents: tuple[str, ...]
    rule_titles: tuple[str, ...]
    task_lists: tuple[str, ...]
    aimed: tuple[str, ...]
    item_marks: tuple[str, ...]
    first_item: str
    achieved: tuple[str, ...]
    yet_to_achieve: tuple[str, ...]
    yearly_goals: tuple[str, ...]
    behind_titles: tuple[str, ...]
    work_reports: tuple[str, ...]
    news_of_plans: tuple[str, ...]
    issuing: tuple[str, ...]
    target_sections: str
    actual_sections: str
    growth: Mapping[str, Direction]
    change: Mapping[str, Direction]
    gap: Mapping[str, Direction]
    adjacent_gap: Mapping[str, Direction]
    adjacent_gap_pattern: str
    share: tuple[str, ...]
    yearly: tuple[str, ...]
    growth_behind: tuple[str, ...]
    share_tails: tuple[str, ...]
    total_tails: tuple[str, ...]
    to_level: tuple[str, ...]
    at_level: tuple[str, ...]
    from_words: str  # a pattern, with its guards
    before_mark: str
    part_of: tuple[str, ...]
    flow_nouns: tuple[str, ...]
    flow_verbs: tuple[str, ...]
    flow_deeds: tuple[str, ...]
    cumulative: str
    basis: Mapping[str, str]
    unitless_nouns: str  # a pattern, with its guards
    lower_is_better: str  # patterns of a whole indicator
    two_sided: str
    phrases: Phrases


def load_cues() -> Cues:
    raw = table("cues")
    modality, sections, measure = raw["modality"], raw["sections"], raw["measure"]
    return Cues(
        target=pattern_of(modality["target"]),
        ahead=pattern_of(modality["ahead"]),
        rule=pattern_of(modality["rule"]),
        money=pattern_of(modality["money"]),
        grants=pattern_of(modality["grants"]),
        will=modality["will"],
        other=pattern_of(modality["other"]),
        paid=pattern_of(modality["paid"]),
        norm=pattern_of(modality["norm"]),
        norm_behind=pattern_of(modality["norm_behind"]),
        imperative=pattern_of(modality["imperative"]),
        done=pattern_of(modality["done"]),
        goal_nouns=tuple(modality["goal_nouns"]),
        planned=tuple(modality["planned"]),
        uses=tuple(modality["uses"]),
        in_use=tuple(modality["in_use"]),
        finished=pattern_of(modality["finished"]),
        plan_titles=tuple(raw["plan_titles"]),
        plan_names=tuple(raw["plan_names"]),
        report_titles=tuple(raw["report_titles"]),
        yearly_documents=tuple(raw["yearly_documents"]),
        rule_titles=tuple(raw["rule_titles"]),
        task_lists=tuple(raw["task_lists"]),
        aimed=tuple(raw["aimed"]),
        item_marks=tuple(raw["item_marks"]),
        first_item=raw["first_item"],
        achieved=tuple(raw["achieved"]),
        yearly_goals=tuple(raw["yearly_goals"]),
        yet_to_achieve=tuple(raw["yet_to_achieve"]),
        behind_titles=tuple(raw["behind_titles"]),
        work_reports=tuple(raw["work_reports"]),
        news_of_plans=tuple(raw["news_of_plans"]),
        issuing=tuple(raw["issuing"]),
        target_sections=pattern_of(sections["target"]),
        actual_sections=pattern_of(sections["actual"]),
        growth=_directed(measure["growth"]),
        change=_directed(measure["change"]),
        gap=_directed(measure["gap"]),
        adjacent_gap=_directed(measure["adjacent_gap"]),
        adjacent_gap_pattern=pattern_of(measure["adjacent_gap"]),
        share=words_of(measure["share"]),
        yearly=tuple(raw["yearly"]),
        growth_behind=tuple(raw["growth_behind"]),
        share_tails=tuple(raw["share_tails"]),
        total_tails=tuple(raw["total_tails"]),
        to_level=tuple(raw["to_level"]),
        at_level=tuple(raw["at_level"]),
        from_words=pattern_of(raw["from"]),
        before_mark=raw["before_mark"],
        part_of=tuple(raw["part_of"]),
        flow_nouns=words_of(raw["flow_nouns"]),
        flow_verbs=words_of(raw["flow_verbs"]),
        flow_deeds=tuple(raw["flow_deeds"]),
        cumulative=pattern_of(raw["cumulative"]),
        basis={entry["word"]: entry["basis"] for entry in raw["basis"]},
        unitless_nouns=pattern_of(raw["unitless_nouns"]),
        lower_is_better=_amounts_of(raw, "lower_is_better"),
        two_sided=_amounts_of(raw, "two_sided"),
        phrases=_load_phrases(),
    )


def _amounts_of(raw: Mapping[str, list[Entry]], section: str) -> str:
    """A pattern for indicators that end in a word of the section, and are no deed of less."""
    word, tail, deed = (pattern_of(raw[name]) for name in (section, "amount_tails", "taken_away"))
    return rf"(?!(?:{pattern_of(raw['cumulative'])})?{deed}).*{word}{tail}*(?:[（(].*)?"


def _load_phrases() -> Phrases:
    raw = table("phrases")
    words = raw["grammar"]
    return Phrases(
        openers=pattern_of(raw["openers"]),
        verbs=pattern_of(raw["verbs"]),
        doing_verbs=pattern_of(raw["doing_verbs"]),
        adverbs=pattern_of(raw["adverbs"]),
        linkers=pattern_of(raw["linkers"]),
        averages=tuple(raw["averages"]),
        predicates=pattern_of(raw["predicates"]),
        agents=tuple(raw["agents"]),
        agent_verbs=tuple(raw["agent_verbs"]),
        measured_tails=tuple(raw["measured_tails"]),
        dependents=pattern_of(raw["dependents"]),
        not_nouns=words_of(raw["not_nouns"]),
        bare_nouns=tuple(raw["bare_nouns"]),
        telling_deeds=tuple(raw["telling_deeds"]),
        topics=tuple(raw["topics"]),
        verbs_as_nouns=tuple(raw["verbs_as_nouns"]),
        subjects=tuple(raw["subjects"]),
        states=tuple(raw["states"]),
        completing=raw["completing"],
        general_names=tuple(raw["general_names"]),
        pointing_back=tuple(raw["pointing_back"]),
        rank_verbs=tuple(raw["rank_verbs"]),
        share_verbs=tuple(raw["share_verbs"]),
        giving=tuple(raw["giving"]),
        list_ends=tuple(raw["list_ends"]),
        list_joints=tuple(raw["list_joints"]),
        alternatives=tuple(raw["alternatives"]),
        pairs={word: tuple(parts) for word, parts in raw["pairs"].items()},
        in_all=tuple(raw["in_all"]),
        ratio_ends=tuple(raw["ratio_ends"]),
        not_joints=tuple(raw["not_joints"]),
        of_which=tuple(raw["of_which"]),
        prefaces=tuple(raw["prefaces"]),
        grammar=Grammar(**{**words, **{name: tuple(words[name]) for name in ("people", "still", "no_part")}}),
    )


def _directed(groups: list[dict[str, object]]) -> dict[str, Direction]:
    return {word: group["reads"]["direction"] for group in groups for word in words_of([group])}  # type: ignore[index] # shape held by test
