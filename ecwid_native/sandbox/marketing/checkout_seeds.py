"""Shipping and payment options for a store that sells something, the same ones each time."""

from ecwid_native.sandbox.checkout_options import PAYMENT, SHIPPING
from ecwid_native.sandbox.documents import FIRST_ID
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.stores import Store

WORLD = {"id": "WORLD", "name": "WORLD"}
SHIPPING_OPTIONS = (
    {
        "title": "Standard delivery",
        "titleTranslated": {
            "de": "Standardversand",
            "fr": "Livraison standard",
            "he": "משלוח רגיל",
        },
        "description": "3 to 5 working days",
        "descriptionTranslated": {
            "de": "3 bis 5 Werktage",
            "fr": "3 à 5 jours ouvrés",
            "he": "3 עד 5 ימי עסקים",
        },
        "fulfilmentType": "shipping",
        "flatRate": {"rateType": "ABSOLUTE", "rate": 5},
    },
    {
        "title": "Express delivery",
        "titleTranslated": {"de": "Expressversand", "fr": "Livraison express", "he": "משלוח מהיר"},
        "description": "The next working day",
        "descriptionTranslated": {
            "de": "Am nächsten Werktag",
            "fr": "Le jour ouvré suivant",
            "he": "ביום העסקים הבא",
        },
        "fulfilmentType": "shipping",
        "flatRate": {"rateType": "ABSOLUTE", "rate": 15},
    },
    {
        "title": "Pick up in the shop",
        "titleTranslated": {
            "de": "Abholung im Laden",
            "fr": "Retrait en boutique",
            "he": "איסוף מהחנות",
        },
        "fulfilmentType": "pickup",
        "pickupInstruction": "12 Mill Lane, Monday to Friday, 9 to 5.",
    },
)
PAYMENT_OPTIONS = (
    {
        "checkoutTitle": "Bank transfer",
        "checkoutTitleTranslated": {"de": "Überweisung", "fr": "Virement", "he": "העברה בנקאית"},
        "instructionsForCustomer": {
            "instructionsTitle": "How to pay",
            "instructions": "Please transfer the total and name the number of your order.",
        },
    },
    {
        "checkoutTitle": "Pay on delivery",
        "checkoutTitleTranslated": {
            "de": "Nachnahme",
            "fr": "Paiement à la livraison",
            "he": "תשלום בעת המסירה",
        },
        "paymentSurcharges": {"type": "ABSOLUTE", "value": 2},
    },
)


def seed_checkout(platform: Platform, store: Store) -> None:
    """Add two ways to ship and one to pick up, a transfer and payment on delivery."""
    shipping = (
        {**each, "enabled": True, "minimumOrderSubtotal": 0, "destinationZone": WORLD}
        for each in SHIPPING_OPTIONS
    )
    payment = (
        {**each, "enabled": True, "configured": True, "paymentProcessorId": "offline"}
        for each in PAYMENT_OPTIONS
    )
    for kind, options in ((SHIPPING, shipping), (PAYMENT, payment)):
        platform.documents.insert_many(
            store.id,
            kind,
            ({**each, "id": FIRST_ID + n, "orderBy": n * 10} for n, each in enumerate(options)),
        )
