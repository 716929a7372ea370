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
  const flat = groups.length > 1 ? table.createTBody() : groups[0];
  const byPlan = groups.length > 1;

  // Away from its plan's heading a target says its plan and place itself.
  function nameOwners() {
    for (const one of targets) {
      if (one.row.querySelector(".of")) continue;
      const owner = document.createElement("small");
      owner.className = "of";
      const { plan, place } = form.elements;
      owner.textContent = [plan, place].map((list, at) => list.options[1 + Number(at ? one.place : one.plan)].text).join(" · ");
      one.row.cells[0].append(owner);
    }
  }

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
      if (words.length && !one.text) one.text = plain(`${one.row.textContent} ${one.under.textContent}`);
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
    const isPlan = key === 0;
    const sorted = [...targets].sort((a, b) => {
      const [x, y] = [a.ranks[key], b.ranks[key]];
      if (x < 0 || y < 0) return (x < 0) - (y < 0) || a.ranks[0] - b.ranks[0];
      return sign * (x - y) || a.ranks[0] - b.ranks[0];
    });
    if (!isPlan) nameOwners();
    for (const one of sorted) (isPlan && byPlan ? one.group : flat).append(one.row, one.under);
    table.classList.toggle("by-plan", isPlan && byPlan);
    table.classList.toggle("flat", !(isPlan && byPlan));
    form.elements.order.value = order;
    for (const head of heads) {
      const option = orders.find((one) => one.textContent === head.dataset.name);
      if (option && option.value === order) head.setAttribute("aria-sort", way);
      else head.removeAttribute("aria-sort");
    }
    filter();
  }

  for (const head of heads) {
    head.dataset.name = head.textContent;
    const option = orders.find((one) => one.textContent === head.dataset.name);
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const turned = { ascending: "descending", descending: "ascending" }[head.getAttribute("aria-sort")];
      sort(option.value, turned || option.dataset.way);
    });
  }

  function unfoldTarget() {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const found = targets.find((one) => one.row === row);
    if (!found) return;
    if (found.row.hidden) {
      form.reset();
    }
    found.details.open = true;
    found.row.scrollIntoView();
  }

  form.addEventListener("input", (event) => {
    if (event.target.name === "order") {
      sort(event.target.value, event.target.selectedOptions[0].dataset.way);
    } else filter();
  });
  form.addEventListener("reset", () => setTimeout(() => sort("0", "ascending")));
  form.addEventListener("submit", (event) => event.preventDefault());
  unfold.addEventListener("click", () => {
    const open = !label();
    for (const one of visible()) one.details.open = open;
    label();
  });
  table.addEventListener("toggle", label, true);
  addEventListener("hashchange", unfoldTarget);

  form.hidden = false;
  filter();
  unfoldTarget();
})();
