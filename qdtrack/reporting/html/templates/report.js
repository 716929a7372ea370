// Filter, sort and unfold the table. Without this script the page is whole, and these controls are hidden.
(() => {
  "use strict";
  const form = document.getElementById("filters");
  const table = document.getElementById("targets");
  if (!form || !table) return;
  const count = form.querySelector("output");
  const unfold = document.getElementById("unfold");
  const heads = [...table.querySelectorAll("thead th")];
  const orders = [...form.elements.order.options];
  const groups = [...table.tBodies];
  const plain = (text) => text.normalize("NFKC").toLowerCase();

  // A target is two rows that stay together.
  const targets = [...table.querySelectorAll("tr.target")].map((row) => {
    const [plan, place, status] = row.dataset.f.split(" ");
    const under = row.nextElementSibling;
    return {
      row, under, plan, place, status,
      group: row.parentNode,
      details: under.querySelector("details"),
      ranks: row.dataset.o.split(" ").map(Number),
      text: "",
    };
  });
  const isGrouped = table.classList.contains("by-plan");
  const flat = isGrouped ? table.createTBody() : groups[0];

  const ownerOf = ({ plan, place }) => [
    form.elements.plan.options[Number(plan) + 1].text,
    form.elements.place.options[Number(place) + 1].text,
  ].join(" · ");

  // Away from its plan's heading a target says its plan and place itself.
  function nameOwners() {
    for (const one of targets) {
      if (one.row.querySelector(".of")) continue;
      const owner = document.createElement("small");
      owner.className = "of";
      owner.textContent = ownerOf(one);
      one.row.cells[0].append(owner);
    }
  }

  const optionOf = (head) => orders.find((one) => one.dataset.name === head.dataset.order);
  const visible = () => targets.filter((one) => !one.row.hidden);

  function label() {
    const shown = visible();
    const allOpen = shown.length > 0 && shown.every((one) => one.details.open);
    unfold.textContent = allOpen ? form.dataset.fold : form.dataset.unfold;
    unfold.disabled = shown.length === 0;
    return allOpen;
  }

  function filter() {
    const words = plain(form.elements.words.value).split(/\s+/).filter(Boolean);
    const statuses = [...form.querySelectorAll("[name=status]:checked")].map((box) => box.value);
    const { value: plan } = form.elements.plan;
    const { value: place } = form.elements.place;
    for (const one of targets) {
      if (words.length && !one.text) {
        one.text = plain([one.row.textContent, one.under.textContent, ownerOf(one)].join(" "));
      }
      const fits = (!plan || one.plan === plan) && (!place || one.place === place) &&
        (!statuses.length || statuses.includes(one.status)) && words.every((word) => one.text.includes(word));
      one.row.hidden = one.under.hidden = !fits;
    }
    for (const group of groups) {
      group.hidden = !targets.some((one) => one.row.parentNode === group && !one.row.hidden);
    }
    const shown = visible().length;
    count.textContent = shown
      ? form.dataset.shown.replace("{shown}", shown).replace("{total}", targets.length)
      : form.dataset.none;
    label();
  }

  // Ranks are whole numbers, -1 for "no value", which stands last in either direction.
  function sort(order, way) {
    const key = Number(order);
    const sign = way === "descending" ? -1 : 1;
    const isByPlan = isGrouped && key === 0;
    const sorted = [...targets].sort((a, b) => {
      const [x, y] = [a.ranks[key], b.ranks[key]];
      if (x < 0 || y < 0) return (x < 0) - (y < 0) || a.ranks[0] - b.ranks[0];
      return sign * (x - y) || a.ranks[0] - b.ranks[0];
    });
    if (!isByPlan) nameOwners();
    for (const one of sorted) (isByPlan ? one.group : flat).append(one.row, one.under);
    table.classList.toggle("by-plan", isByPlan);
    table.classList.toggle("flat", !isByPlan);
    form.elements.order.value = order;
    for (const head of heads) {
      if (optionOf(head).value === order) head.setAttribute("aria-sort", way);
      else head.removeAttribute("aria-sort");
    }
    filter();
  }

  for (const head of heads) {
    const option = optionOf(head);
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const turned = { ascending: "descending", descending: "ascending" }[head.getAttribute("aria-sort")];
      sort(option.value, turned || option.dataset.way);
    });
  }

  // Under each chart the signs that it holds; the list of all then folds.
  const signs = document.getElementById("signs");
  for (const figure of table.querySelectorAll("figure")) {
    const caption = document.createElement("figcaption");
    caption.className = "legend";
    caption.setAttribute("aria-hidden", "true");
    for (const item of signs.querySelectorAll("li")) {
      const name = item.dataset.sign;
      if (!figure.querySelector(`.${name},[href="#k-${name}"]`)) continue;
      const entry = document.createElement("span");
      entry.append(...item.cloneNode(true).childNodes);
      caption.append(entry);
    }
    figure.append(caption);
  }
  if (signs) signs.open = false;

  function showAll() {
    form.elements.words.value = form.elements.plan.value = form.elements.place.value = "";
    for (const box of form.querySelectorAll("[name=status]")) box.checked = false;
    sort("0", "ascending");
  }

  function unfoldTarget() {
    const found = targets.find((one) => one.row.matches(":target"));
    if (!found) return;
    if (found.row.hidden) showAll();
    found.details.open = true;
    found.row.scrollIntoView();
  }

  form.addEventListener("input", (event) => {
    if (event.target.name === "order") {
      sort(event.target.value, event.target.selectedOptions[0].dataset.way);
    } else filter();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    showAll();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  unfold.addEventListener("click", () => {
    const open = !label();
    for (const one of visible()) one.details.open = open;
    label();
  });
  table.addEventListener("toggle", label, true);
  addEventListener("hashchange", unfoldTarget);
  addEventListener("click", (event) => {
    // The address may already name the target: then its hash does not change.
    if (event.target.closest('a[href^="#t-"]')) setTimeout(unfoldTarget);
  });

  addEventListener("load", unfoldTarget);

  form.hidden = false;
  filter();
})();
