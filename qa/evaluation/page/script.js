"use strict";
const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const cases = [...document.querySelectorAll(".case")];
const choices = [...document.querySelectorAll("select[data-key]")];
const remember = (key, value) => { try { localStorage.setItem("hoidap-" + key, value); } catch { /* a file page may have no storage */ } };
const recall = (key) => { try { return localStorage.getItem("hoidap-" + key); } catch { return null; } };
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");

function speak(language) {
  root.lang = root.dataset.language = language;
  for (const item of document.querySelectorAll("[data-vi]")) {
    if (item.placeholder !== undefined) item.placeholder = item.dataset[language];
    else item.textContent = item.dataset[language];
  }
  remember("language", language);
}

function dress(theme) {
  root.dataset.theme = theme;
  remember("theme", theme);
}

let words = null;
function filter() {
  words ??= cases.map((item) => plain(item.querySelector(".question").textContent + " " + item.querySelector(".reply").textContent));
  const wanted = plain(byId("find").value.trim());
  let count = 0;
  cases.forEach((item, at) => {
    const fits = words[at].includes(wanted) && choices.every((choice) => !choice.value || item.dataset[choice.dataset.key] === choice.value);
    item.hidden = !fits;
    count += fits;
  });
  byId("count").textContent = count;
}

byId("language").onclick = () => speak(root.lang === "vi" ? "en" : "vi");
byId("theme").onclick = () => {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  dress(dark ? "light" : "dark");
};
byId("print").onclick = () => print();
byId("open").onclick = () => cases.forEach((item) => { if (!item.hidden) item.open = true; });
byId("close").onclick = () => cases.forEach((item) => { item.open = false; });
byId("find").oninput = filter;
choices.forEach((choice) => { choice.onchange = filter; });
document.querySelector(".filters").onsubmit = (event) => event.preventDefault();
for (const button of document.querySelectorAll(".pick")) {
  button.onclick = () => {
    document.querySelector("select[data-key=state]").value = button.dataset.state;
    filter();
    byId("cases").scrollIntoView();
  };
}
addEventListener("hashchange", () => { const item = document.querySelector(location.hash || "#none"); if (item?.matches(".case")) { item.hidden = false; item.open = true; } });

const asked = new URLSearchParams(location.search);  // report.html?language=en&theme=dark
speak(asked.get("language") === "en" ? "en" : recall("language") === "en" && !asked.has("language") ? "en" : "vi");
const theme = asked.get("theme") || recall("theme");
if (theme === "light" || theme === "dark") dress(theme);
