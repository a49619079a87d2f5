// Comforts on top of pages that work without any of this.
(function () {
  "use strict";

  function closest(event, selector) {
    return event.target instanceof Element ? event.target.closest(selector) : null;
  }

  // Menus made of <details>: close on a click elsewhere and on Escape.
  function closeMenus(except) {
    document.querySelectorAll("details.pop[open]").forEach(function (menu) {
      if (menu !== except && !menu.contains(except)) menu.open = false;
    });
  }
  document.addEventListener("click", function (event) {
    closeMenus(closest(event, "details.pop"));
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    var menu = closest(event, "details[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // Filters: <form data-autosubmit> sends itself when a choice changes, and shortly after typing.
  var waiting = new WeakMap();
  function send(form, wait) {
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(function () { form.requestSubmit(); }, wait));
  }
  document.addEventListener("change", function (event) {
    var form = closest(event, "form[data-autosubmit]");
    if (form && event.target.matches("select, [type=checkbox], [type=radio]")) send(form, 0);
  });
  document.addEventListener("input", function (event) {
    var form = closest(event, "form[data-autosubmit]");
    if (form && event.target.matches("[type=search]") && form.hasAttribute("hx-get")) send(form, 400);
  });

  // Identity numbers stand in no address: such a search is held back and says where to turn.
  function digits(value) {
    return typeof value === "string" ? value.replace(/\s/g, "") : "";
  }
  document.addEventListener("input", function (event) {
    var field = closest(event, "form[method=get] [type=search]");
    if (!field) return;
    var number = /^[1-9]\d{10}$/.test(digits(field.value));
    field.setCustomValidity(number ? "Kimlik numarası burada aranmaz. Yetkiniz varsa Öğretmenler sayfasındaki “Kimlik numarasıyla bul” alanını kullanın." : "");
  });
  document.addEventListener("htmx:configRequest", function (event) {
    // A picker asks while one types: a number that grows long waits for the button, which posts it.
    var field = event.detail.elt;
    if (field.matches(".picker [type=search]") && /^[1-9]\d{6,10}$/.test(digits(field.value))) event.preventDefault();
  });

  // Drafts: <form data-autosave="/address/"> posts what was typed; [data-autosave-mark] says so.
  function mark(form, text) {
    var place = form.querySelector("[data-autosave-mark]");
    if (place) place.textContent = text;
  }
  function clock() {
    return new Date().toLocaleTimeString("tr-TR", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");
  }
  function typed(form) {
    var data = new FormData(form);
    Array.from(form.elements).forEach(function (field) {
      if (field.type === "file" || field.type === "password") data.delete(field.name);
    });
    return data;
  }
  function tell(form, name, detail) {
    form.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: detail || {} }));
  }
  function keep(form) {
    var signedOut = false;
    fetch(form.dataset.autosave, { method: "POST", body: typed(form), headers: { "X-Requested-With": "autosave" } })
      .then(function (answer) {
        signedOut = answer.redirected; // to the sign-in page: nothing was kept
        if (!answer.ok || signedOut) throw new Error(answer.status);
        mark(form, "Kaydedildi " + clock());
        delete form.dataset.changed;
        tell(form, "autosave:kept");
      })
      .catch(function () {
        mark(form, "Kaydedilemedi. Yazdıklarınız bu sayfada duruyor.");
        tell(form, "autosave:failed", { signedOut: signedOut });
      });
  }
  document.addEventListener("input", function (event) {
    var form = closest(event, "form[data-autosave]");
    if (!form) return;
    form.dataset.changed = "yes";
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(function () { keep(form); }, 1500));
  });

  // A form is sent once: a second click while the first is on its way does nothing. Answers that
  // are files leave the page as it is, so the bar is lifted after a while.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post" || form.hasAttribute("hx-post")) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(function () { delete form.dataset.sent; }, 5000);
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
  });

  // <button data-copy="text" hidden> shows only where copying works, and says when it is done.
  function readyCopies(root) {
    if (!navigator.clipboard) return;
    root.querySelectorAll("[data-copy][hidden]").forEach(function (button) { button.hidden = false; });
  }
  document.addEventListener("click", function (event) {
    var button = closest(event, "[data-copy]");
    if (!button) return;
    navigator.clipboard.writeText(button.dataset.copy).then(function () {
      button.dataset.label = button.dataset.label || button.textContent;
      button.textContent = "Kopyalandı";
      setTimeout(function () { button.textContent = button.dataset.label; }, 2000);
    });
  });

  // <button data-print hidden> opens the print dialogue.
  function readyPrints(root) {
    root.querySelectorAll("[data-print][hidden]").forEach(function (button) { button.hidden = false; });
  }
  document.addEventListener("click", function (event) {
    if (closest(event, "[data-print]")) window.print();
  });

  // A chosen file over the limit is named at once, not after a long upload.
  document.addEventListener("change", function (event) {
    var input = event.target;
    if (!input.matches("input[type=file][data-max-bytes]")) return;
    var limit = Number(input.dataset.maxBytes);
    var big = Array.from(input.files).find(function (file) { return file.size > limit; });
    input.setCustomValidity(big ? "“" + big.name + "” çok büyük. En çok " + Math.floor(limit / 1048576) + " MB yükleyebilirsiniz." : "");
    if (big) input.reportValidity();
  });

  // Filters of a list: <details data-fold-on-phone> starts closed where the screen is narrow.
  var narrow = window.matchMedia("(max-width: 39.99rem)");
  function fold() {
    document.querySelectorAll("details.filter-more").forEach(function (more) {
      more.open = !(narrow.matches && more.hasAttribute("data-fold-on-phone"));
    });
  }
  fold();
  narrow.addEventListener("change", fold);
  document.addEventListener("change", function (event) {
    var more = closest(event, "details.filter-more");
    if (!more) return;
    var filled = Array.from(more.querySelectorAll("input, select")).filter(function (field) {
      return field.type === "checkbox" || field.type === "radio" ? field.checked : field.value;
    }).length;
    more.toggleAttribute("data-fold-on-phone", !filled);
    more.querySelector("[data-filled]").textContent = filled ? "(" + filled + ")" : "";
  });

  // An answer to a part of the page that is no page of ours (a proxy's, or none at all) is told.
  function warn(text) {
    var main = document.getElementById("icerik");
    var note = main.querySelector("[data-warning]") || document.createElement("p");
    note.className = "note note-danger";
    note.setAttribute("role", "alert");
    note.dataset.warning = "";
    note.textContent = text;
    main.prepend(note);
  }
  document.addEventListener("htmx:beforeSwap", function (event) {
    var answer = event.detail.xhr;
    if (answer.status < 400) return;
    event.detail.shouldSwap = answer.responseText.indexOf('id="icerik"') !== -1;
    if (!event.detail.shouldSwap) warn("Portal yanıt veremedi. Birkaç dakika sonra yeniden deneyin.");
  });
  document.addEventListener("htmx:sendError", function () {
    warn("Bağlantı kurulamadı. İnternet bağlantınıza bakın ve yeniden deneyin.");
  });

  // A table wider than its frame scrolls in it: the keyboard must be able to reach the frame.
  function readyFrames(root) {
    root.querySelectorAll(".table-wrap:not([tabindex])").forEach(function (frame) {
      if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
    });
  }

  function ready(root) {
    readyFrames(root);
    readyCopies(root);
    readyPrints(root);
  }
  ready(document);
  document.addEventListener("htmx:load", function (event) { ready(event.target); });

  // After an error answer the reader stands on the summary of errors.
  var summary = document.querySelector(".form-errors");
  if (summary) summary.focus();
})();
