/* A little comfort for who judges; everything works without it. */
"use strict";
(function () {
  /* Keys of the queue: j and k go on and back, s, d and u press the buttons of the pair that has the focus. */
  const pairs = [...document.querySelectorAll("article.pair, main > article.claim")];

  function at() {
    return pairs.findIndex((pair) => pair.contains(document.activeElement));
  }

  function go(step) {
    const next = pairs[Math.min(Math.max(at() + step, 0), pairs.length - 1)];
    if (!next) return;
    if (!next.hasAttribute("tabindex")) next.tabIndex = -1;
    next.focus();
    next.scrollIntoView({ block: "center" });
  }

  function press(key) {
    const pair = pairs[at()];
    if (!pair) return;
    const names = { s: ["same", "correct"], d: ["different", "wrong"], u: ["unsure"] }[key];
    const button = [...pair.querySelectorAll("button[name=what]")].find((one) => names.includes(one.value));
    if (button) button.click();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (!pairs.length) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if ("sdu".includes(event.key)) press(event.key);
  });

  /* Words that are marked in a document's text stand in the form that blacks them out, with what is around them. */
  const words = document.getElementById("words");
  if (words) {
    document.addEventListener("selectionchange", () => {
      const chosen = document.getSelection();
      if (!chosen.rangeCount || chosen.isCollapsed) return;
      const range = chosen.getRangeAt(0);
      const start = range.startContainer.nodeType === Node.ELEMENT_NODE ? range.startContainer : range.startContainer.parentElement;
      const text = start && start.closest("p.text");
      if (!text || !text.contains(range.endContainer)) return;
      const before = document.createRange();
      before.setStart(text, 0);
      before.setEnd(range.startContainer, range.startOffset);
      const after = document.createRange();
      after.setStart(range.endContainer, range.endOffset);
      after.setEnd(text, text.childNodes.length);
      words.value = plain(range);
      words.form.elements.around.value = `${plain(before).slice(-40)}…${plain(after).slice(0, 40)}`;
    });
  }

  /* A range's words without the numbers of notes between them. */
  function plain(range) {
    const copy = range.cloneContents();
    for (const number of copy.querySelectorAll("a.ref")) number.remove();
    return copy.textContent;
  }
})();
