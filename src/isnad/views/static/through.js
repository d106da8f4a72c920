// The network through time: a slider of months and a field for a date. The page of all dates holds the days of which the
// claims of each relation speak, so it shows any date in place; the page of one date leads to others.
(() => {
  "use strict";
  const YEAR = 366; // days before or after a date within which a claim still says something of it, as on the server
  const WORDS = {
    stated: "stated",
    between: "stated before and after",
    earlier: "last stated within a year before",
    later: "first stated within a year after",
  };
  const form = document.querySelector("form.through");
  if (!form) return;
  const { first, last, at } = form.dataset;
  const [slider, field, told] = ["[type=range]", "[name=at]", "output"].map((what) => form.querySelector(what));
  const ties = [...document.querySelectorAll("path.tie")];
  const dots = [...document.querySelectorAll(".participant")];
  const verbs = [...document.querySelectorAll(".verb")];
  const rows = [...document.querySelectorAll("tbody tr")];
  const certainties = new Map(rows.map((row) => [row, row.querySelector(".certainty").textContent]));
  const drawn = ties.map((tie) => tie.getAttribute("class"));

  const month = (text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7) || 1) - 1;
  const named = (n) => `${String(Math.floor(n / 12)).padStart(4, "0")}-${String((n % 12) + 1).padStart(2, "0")}`;
  const days = (from, to) => (Date.parse(to) - Date.parse(from)) / 86400000;

  // The first and the last day of a year, a month or a day; null for what is none of these.
  function span(text) {
    const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text.trim());
    if (!match) return null;
    const [, year, inYear, inMonth] = match;
    const low = `${year}-${inYear || "01"}-${inMonth || "01"}`;
    const end = new Date(Date.UTC(2000, inYear ? Number(inYear) : 12, 0));
    end.setUTCFullYear(Number(year), inYear ? Number(inYear) : 12, 0);
    const high = inMonth ? low : `${year}-${inYear || "12"}-${String(end.getUTCDate()).padStart(2, "0")}`;
    const real = (day) => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
    return real(low) && real(high) ? [low, high] : null;
  }

  // How sure it is at a date, by the days of which the claims speak; empty where they say nothing of it.
  function certainty(when, [low, high]) {
    const spans = (when || "").split(" ").filter(Boolean).map((one) => one.split("/"));
    if (spans.some(([from, to]) => (from || "0000") <= high && low <= (to || "9999-99"))) return "stated";
    const before = spans.map(([, to]) => to).filter((to) => to && to < low).sort().pop();
    const after = spans.map(([from]) => from).filter((from) => from && from > high).sort()[0];
    if (before && after) return "between";
    if (before && days(before, low) <= YEAR) return "earlier";
    return after && days(high, after) <= YEAR ? "later" : "";
  }

  function all() {
    ties.forEach((tie, n) => tie.setAttribute("class", drawn[n]));
    for (const one of [...dots, ...verbs]) one.classList.remove("off");
    for (const row of rows) {
      row.hidden = false;
      row.querySelector(".certainty").textContent = certainties.get(row);
    }
    told.textContent = "";
  }

  function show(date) {
    const around = span(date);
    if (!around) {
      told.textContent = "Give a year, a month or a day: 2007, 2007-03, 2007-03-20.";
      return;
    }
    const active = new Set();
    ties.forEach((tie, n) => {
      const sure = certainty(tie.dataset.when, around);
      const tone = drawn[n].includes("t-denied") ? "denied" : sure === "stated" ? "stated" : "faint";
      tie.setAttribute("class", sure ? `tie t-${tone}` : "tie off");
      if (sure) for (const end of tie.dataset.ends.split(" ")) active.add(Number(end));
    });
    for (const verb of verbs) verb.classList.toggle("off", ties[verb.dataset.of].classList.contains("off"));
    dots.forEach((dot, n) => dot.classList.toggle("off", !active.has(n)));
    let count = 0;
    for (const row of rows) {
      const sure = certainty(row.dataset.when, around);
      row.hidden = !sure;
      row.querySelector(".certainty").textContent = WORDS[sure] || "";
      count += sure ? 1 : 0;
    }
    say(date, count);
  }

  function say(date, count) {
    told.textContent = `${date}: ${count} of ${rows.length} relations. `;
    const year = document.querySelector(`nav a[href$="network.${Number(date.slice(0, 4))}.html"]`);
    if (!year) return;
    const link = document.createElement("a");
    link.href = year.href;
    link.textContent = `All that is said of ${year.textContent}`;
    told.append(link);
  }

  function slid() {
    const date = named(month(first) + Number(slider.value));
    slider.setAttribute("aria-valuetext", date);
    return date;
  }

  function placed(date) {
    slider.value = Math.min(Number(slider.max), Math.max(0, month(date) - month(first)));
    slid();
  }

  function noted(date) {
    try {
      history.replaceState(null, "", date ? `?at=${date}` : location.pathname);
    } catch {
      // a browser that keeps no addresses of files
    }
  }

  function here() {
    slider.addEventListener("input", () => {
      field.value = slid();
      show(field.value);
    });
    slider.addEventListener("change", () => noted(field.value));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (field.value.trim()) show(field.value);
      else all();
      if (!span(field.value)) return;
      placed(field.value);
      noted(field.value.trim());
    });
    form.querySelector("a").addEventListener("click", (event) => {
      event.preventDefault();
      field.value = "";
      all();
      noted("");
    });
    const asked = new URLSearchParams(location.search).get("at");
    if (!asked) return;
    field.value = asked;
    show(asked);
    if (span(asked)) placed(asked);
  }

  function elsewhere() {
    let waiting = 0;
    const go = () => location.assign(`${form.getAttribute("action")}?at=${encodeURIComponent(field.value)}#at`);
    slider.addEventListener("input", () => {
      field.value = slid();
    });
    slider.addEventListener("change", () => {
      clearTimeout(waiting);
      waiting = setTimeout(go, 800); // a key may be pressed again
    });
    placed(at);
    field.value = at;
  }

  slider.max = month(last) - month(first);
  slid();
  form.hidden = false;
  if (at) elsewhere();
  else here();
  if (location.hash === "#at") slider.focus();
})();
