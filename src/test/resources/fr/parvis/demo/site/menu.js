// The menu works without this script: it is folded on small screens only once it can be unfolded.
(function () {
    "use strict";
    var button = document.querySelector(".menu__bouton");
    var list = document.getElementById("menu-liste");
    if (!button || !list) {
        return;
    }
    document.documentElement.classList.add("menu-pret");
    button.hidden = false;
    button.addEventListener("click", function () {
        var open = button.getAttribute("aria-expanded") !== "true";
        button.setAttribute("aria-expanded", String(open));
    });
    document.addEventListener("keydown", function (event) {
        if (event.key === "Escape" && button.getAttribute("aria-expanded") === "true") {
            button.setAttribute("aria-expanded", "false");
            button.focus();
        }
    });
})();
