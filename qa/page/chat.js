// What the page does by itself. No address, no library: it works offline.
(() => {
  "use strict";
  const words = /* words */ {};
  const patterns = /* patterns */ [].map(([pattern, said]) => [new RegExp(pattern, "s"), said]);
  const chosen = new Map(); // id of a source -> whether a person opened it; survives the redraw of the conversation

  // Gradio writes English and ships no Vietnamese: its few sentences are replaced as they appear.
  const say = (text) => {
    const said = text.trim();
    if (words[said] !== undefined) return words[said];
    const found = patterns.find(([pattern]) => pattern.test(said));
    return found && said.replace(found[0], found[1]);
  };
  const ATTRIBUTES = ["aria-label", "title", "placeholder"];
  const translate = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const said = say(node.data);
      const ours = node.parentElement && node.parentElement.closest(".hd-log, .hd-articles, .hd-score, [role=option], .token > span, textarea, script, style");
      if (said !== undefined && !ours) node.data = said;
    } else if (node.nodeType === Node.ELEMENT_NODE && !node.closest(".hd-log, .hd-articles, .hd-score, [role=option], script, style")) {
      for (const name of ATTRIBUTES) {
        const said = node.hasAttribute(name) ? say(node.getAttribute(name)) : undefined;
        if (said !== undefined) node.setAttribute(name, said);
      }
      node.childNodes.forEach(translate);
    }
  };

  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = (element, block) => element.scrollIntoView({ behavior: still() ? "auto" : "smooth", block });

  let planned = 0;
  const showNewest = () => {
    cancelAnimationFrame(planned);
    planned = requestAnimationFrame(() => {
      const newest = document.querySelector(".hd-log > .hd-turn:last-child");
      if (newest) show(newest, "start");
    });
  };

  const changed = {
    lang: (page) => { if (page === document.documentElement && page.lang !== "vi") page.lang = "vi"; },
    open: (source) => {
      const wanted = chosen.get(source.id);
      if (wanted !== undefined && source.open !== wanted) source.open = wanted;
    },
  };
  const notice = (records) => {
    for (const record of records) {
      if (record.type === "attributes") (changed[record.attributeName] || translate)(record.target);
      else if (record.type === "characterData") translate(record.target);
      else {
        record.addedNodes.forEach(translate);
        if (record.target.closest && record.target.closest(".hd-log")) showNewest();
      }
    }
  };
  new MutationObserver(notice).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["open", "lang", ...ATTRIBUTES],
  });

  document.addEventListener("click", (event) => {
    const summary = event.target.closest(".hd-source > summary");
    if (summary) chosen.set(summary.parentElement.id, !summary.parentElement.open);
    if (event.target.closest("#hd-restart")) chosen.clear();
    const limits = event.target.closest("#hd-limits > button") && document.getElementById("hd-limits");
    if (limits) setTimeout(() => show(limits, "nearest"), 150); // once it is open: it opens below the edge of the window
    const link = event.target.closest("a.hd-ref");
    const source = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!source) return;
    event.preventDefault(); // the address stays as it is: a new one would load the page again and lose the conversation
    chosen.set(source.id, true);
    source.open = true;
    source.querySelector("summary").focus({ preventScroll: true });
    show(source, "center");
    source.classList.remove("hd-shown");
    void source.offsetWidth; // the browser has to see the class gone before it starts the animation again
    source.classList.add("hd-shown");
  });
})();
