// One sentence on a product's page: between which days an order of now would arrive.

customization(({ settings, prefix, language, call, each, slot, safe, onPage }) => {
  if (typeof settings.text !== "string") return;

  const day = (text) =>
    new Intl.DateTimeFormat(language.replace("_", "-"), {
      weekday: "long",
      day: "numeric",
      month: "long",
      timeZone: "UTC", // a day of the calendar, the same wherever the shopper is
    }).format(new Date(text));

  onPage((page) => {
    if (page.type !== "PRODUCT") return;

    let place;
    // The country of the browser's language is a guess, and no more is needed.
    const [, country = ""] = /-([A-Z]{2})$/.exec(navigator.language) || [];
    const asked = call("arrival", { country }).then((arrival) => {
      if (!arrival) return; // nothing is sent there, or nobody answered
      each(".details-product-purchase", () => {
        place = slot(".details-product-purchase", "beforeend");
        if (!place) return;
        place.className = prefix + "-delivery-estimate";
        place.textContent = settings.text
          .replace("{from}", () => day(arrival.earliest))
          .replace("{to}", () => day(arrival.latest));
      });
    });
    safe(() => asked)(); // what goes wrong in it is reported

    return () => place?.remove();
  });
});
