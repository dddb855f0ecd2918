// What is typed becomes the text that the form on GitHub makes of it. Nothing is sent from here.
"use strict";
(() => {
  const part = (name) => document.getElementById(name), form = part("tell");
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = [...form.elements].filter((one) => one.name).map((one) => `### ${one.dataset.title}\n\n${one.value.trim() || "_No response_"}\n`).join("\n");
    part("tell-text").value = said;
    part("tell-file").href = URL.createObjectURL(new Blob([said]));
    part("told").hidden = false;
    part("tell-text").focus();
  });
})();
