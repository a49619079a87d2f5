// The writing page of plans: nothing typed is lost when the session or the page goes.
(function () {
  "use strict";

  var STORE = "plan-unsaved";

  function autosaved() {
    return Array.from(document.querySelectorAll("form[data-autosave]"));
  }
  function typed(form) {
    return Array.from(new FormData(form)).filter(function (pair) {
      return typeof pair[1] === "string" && pair[0] !== "csrfmiddlewaretoken";
    });
  }
  function read() {
    try { return JSON.parse(sessionStorage.getItem(STORE)) || {}; } catch (_error) { return {}; }
  }
  function write(kept) {
    if (Object.keys(kept).length) sessionStorage.setItem(STORE, JSON.stringify(kept));
    else sessionStorage.removeItem(STORE);
  }
  function token() {
    var field = document.querySelector("[name=csrfmiddlewaretoken]");
    return field ? field.value : "";
  }
  function body(pairs) {
    var data = new FormData();
    data.append("csrfmiddlewaretoken", token());
    pairs.forEach(function (pair) { data.append(pair[0], pair[1]); });
    return data;
  }

  // The server could not take it (no session, no network): this tab keeps it meanwhile.
  document.addEventListener("autosave:failed", function (event) {
    var kept = read();
    kept[event.target.dataset.autosave] = typed(event.target);
    write(kept);
    if (event.detail && event.detail.signedOut) signedOut(event.target);
  });
  document.addEventListener("autosave:kept", function (event) {
    var kept = read();
    delete kept[event.target.dataset.autosave];
    write(kept);
  });

  function signedOut(form) {
    var mark = form.querySelector("[data-autosave-mark]");
    if (!mark) return;
    var link = document.createElement("a");
    link.href = "/hesap/login/?next=" + encodeURIComponent(location.pathname);
    link.textContent = "Yeniden oturum açın";
    mark.replaceChildren("Oturumunuz kapandı. Yazdıklarınız duruyor. ", link, ".");
  }

  // After signing in again the tab hands over what it kept, and shows the page with it.
  function handOver() {
    var kept = read();
    var addresses = Object.keys(kept);
    if (!addresses.length || !token()) return;
    Promise.all(addresses.map(function (address) {
      return fetch(address, { method: "POST", body: body(kept[address]) }).then(function (answer) {
        if (answer.redirected) return false;
        delete kept[address]; // taken, or settled elsewhere meanwhile
        return answer.ok;
      }, function () { return false; });
    })).then(function (taken) {
      write(kept);
      if (taken.some(Boolean)) location.reload();
    });
  }
  handOver();

  // Leaving the page: what the pause before saving still held goes along.
  window.addEventListener("pagehide", function () {
    var kept = read();
    autosaved().forEach(function (form) {
      if (!form.dataset.changed || form.dataset.sent) return;
      var address = form.dataset.autosave;
      if (address in kept) kept[address] = typed(form); // signed out: the tab keeps the newest
      else navigator.sendBeacon(address, body(typed(form)));
    });
    write(kept);
  });

  // What is being sent needs no keeping; where sending failed it does.
  document.addEventListener("htmx:beforeRequest", function (event) {
    var form = event.detail.elt.closest("form[data-autosave]");
    if (form) delete form.dataset.changed;
  });
  document.addEventListener("htmx:sendError", function (event) {
    var form = event.detail.elt.closest("form[data-autosave]");
    if (form) form.dispatchEvent(new CustomEvent("autosave:failed", { bubbles: true }));
  });

  // A save without a session would lead to the sign-in page and take the text along.
  document.addEventListener("htmx:beforeOnLoad", function (event) {
    if (event.detail.xhr.status !== 401) return;
    var form = event.detail.elt.closest("form[data-autosave]");
    if (!form) return;
    event.preventDefault();
    form.dispatchEvent(new CustomEvent("autosave:failed", { bubbles: true, detail: { signedOut: true } }));
  });

  // A form that opened takes the focus; one that closed gives it back to its part.
  document.addEventListener("htmx:afterSettle", function (event) {
    var place = document.getElementById(event.detail.target.id) || event.detail.target;
    var first = place.querySelector("form.plan-form .note[tabindex], form.plan-form .form-errors");
    first = first || place.querySelector("form.plan-form textarea, form.plan-form input:not([type=hidden])");
    first = first || place.querySelector(".plan-tools a, a");
    if (first) first.focus();
  });
})();
