"use strict";
// The page is whole without this script: it only moves the slider, switches layers and filters rows.
document.addEventListener("input", (event) => {
  const input = event.target;
  if (input.classList.contains("slide")) {
    input.closest(".viewer").style.setProperty("--cut", input.value + "%");
  } else if (input.dataset.layer) {
    for (const image of input.closest(".viewer").querySelectorAll("." + input.dataset.layer)) {
      image.classList.toggle("off", !input.checked);
    }
  } else if (input.closest(".filters")) {
    const words = document.getElementById("filter").value.toLowerCase().split(/\s+/);
    const status = document.getElementById("status").value;
    for (const row of document.querySelectorAll("#overview-rows tr")) {
      const text = row.textContent.toLowerCase();
      row.hidden = !(words.every((word) => text.includes(word)) && (!status || row.dataset.status === status));
    }
  }
});
window.addEventListener("beforeprint", () => {
  for (const image of document.querySelectorAll("img[loading=lazy]")) {
    image.loading = "eager";
  }
});
