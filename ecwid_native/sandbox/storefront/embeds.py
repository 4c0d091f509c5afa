"""Examples of every way to put a store into a website: on a stand-in for the merchant's site.

Source: docs.ecwid.com, "Embed store widgets" (read 2026-11); the old functions are those of 2020.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Embed:
    """One example.

    Args:
        name: in its address.
        title: what it is.
        text: what to look at, one or two sentences.
        code: the embed code, with `STORE`, `SHOP` (the storefront's origin), `HOME` (address of
            the store's page) and `PRODUCT` (an id) where those go.
    """

    name: str
    title: str
    text: str
    code: str

    def filled(self, *, shop: str, store_id: int, product_id: int) -> str:
        """Return the code for one store; `shop` is the origin from which the script comes."""
        return (
            self.code.strip()
            .replace("SHOP", shop)
            .replace("HOME", f"{shop}/embed/{store_id}/store")
            .replace("STORE", str(store_id))
            .replace("PRODUCT", str(product_id))
        )


SCRIPT = (
    '<script data-cfasync="false" charset="utf-8"'
    ' src="SHOP/script.js?STORE&amp;data_platform=code"></script>'
)
AT_HOME = '<script>window.ec = { config: { store_main_page_url: "HOME" } };</script>\n'
WHOLE = """
<div id="my-store-STORE"></div>
{script}
<script>
xProductBrowser("categoriesPerRow=3", "views=grid(20,3) list(60) table(60)",
  "categoryView=grid", "searchView=list", "id=my-store-STORE");
Ecwid.init();
</script>
<div class="ec-cart-widget" data-fixed="true" data-fixed-shape="PILL"
  data-layout="MEDIUM_ICON_COUNTER"></div>
""".replace("{script}", SCRIPT)
QUERY = """
<script>
window.ec = { config: { storefrontUrls: { cleanUrls: true, queryBasedCleanUrls: true } } };
</script>
""".lstrip()
PRODUCT = """
<div class="ecsp ecsp-SingleProduct-v2 ecsp-SingleProduct-v2-bordered ecsp-Product
  ec-Product-PRODUCT" itemscope itemtype="http://schema.org/Product"
  data-single-product-id="PRODUCT">
  <div itemprop="image"></div>
  <div class="ecsp-title" itemprop="name"></div>
  <div itemprop="offers" itemscope itemtype="http://schema.org/Offer">
    <div class="ecsp-productBrowser-price ecsp-price" itemprop="price"></div>
  </div>
  <div customprop="options"></div>
  <div customprop="qty"></div>
  <div customprop="addtobag"></div>
</div>
{script}
<script>xProduct()</script>
""".replace("{script}", SCRIPT)
BUTTON = """
<div class="ecwid ecwid-SingleProduct-v2 ecwid-Product ecwid-Product-PRODUCT" itemscope
  itemtype="http://schema.org/Product" data-single-product-id="PRODUCT" id="button-PRODUCT">
  <div class="ecwid-productBrowser-price ecwid-price" itemprop="price"
    data-spw-price-location="button"></div>
  <div customprop="addtobag"></div>
</div>
{script}
<script>xProduct("id=button-PRODUCT"); Ecwid.init();</script>
<div class="ec-cart-widget" data-fixed="true" data-fixed-position="BOTTOM_LEFT"
  data-layout="TITLE_COUNTER" data-show-empty-cart="FALSE"></div>
""".replace("{script}", SCRIPT)
CART = """
<div class="ec-cart-widget" data-layout="SMALL_ICON" data-icon="BAG"></div>
<div class="ec-cart-widget" data-layout="COUNTER_ONLY"></div>
<div class="ec-cart-widget" data-layout="MEDIUM_ICON_TITLE_COUNTER" data-icon="BASKET"></div>
<div class="ec-cart-widget" data-layout="BIG_ICON_DETAILS_SUBTOTAL" data-icon="CART"
  data-show-buy-animation="TRUE"></div>
{script}
<script>Ecwid.init();</script>
""".replace("{script}", SCRIPT)
LEGACY = """
{script}
<p><script>xSearchPanel();</script></p>
<p><script>xMinicart("style=", "layout=Mini");</script></p>
<p><script>xVCategories();</script></p>
<p><script>xProductThumbnail("productid=PRODUCT");</script></p>
<p><script>xAddToBag("productid=PRODUCT");</script></p>
<p><script>xLoginForm();</script></p>
""".replace("{script}", SCRIPT)
DYNAMIC = """
<p>
  <button type="button" id="show">Show the store</button>
  <button type="button" id="hide">Take it away</button>
</p>
<div id="store-place"></div>
<script>
window.ecwid_script_defer = true;
window.ecwid_dynamic_widgets = true;
document.getElementById("show").onclick = () => {
  document.getElementById("store-place").innerHTML = '<div id="my-store-STORE"></div>';
  window._xnext_initialization_scripts = [
    { widgetType: "ProductBrowser", id: "my-store-STORE", arg: ["id=my-store-STORE"] },
  ];
  window.ecwid_onBodyDone();
};
document.getElementById("hide").onclick = () => {
  Ecwid.destroy();
  document.getElementById("store-place").replaceChildren();
};
</script>
{script}
""".replace("{script}", SCRIPT)
FRAME = '<iframe title="Store" src="SHOP/STORE" style="width:100%;height:720px;border:0"></iframe>'
EMBEDS = (
    Embed(
        name="store",
        title="Whole store",
        text="All pages of the store on one page of the site; addresses are in the hash.",
        code=WHOLE,
    ),
    Embed(
        name="query",
        title="Whole store, addresses in the query",
        text="Search engines see one address for each page, and the site's server needs no rule.",
        code=QUERY + WHOLE,
    ),
    Embed(
        name="product",
        title="Product card",
        text="One product with its options. Without a store page, the bag opens in a popup.",
        code=PRODUCT,
    ),
    Embed(
        name="buy-button",
        title="Buy button",
        text="A button with the price; the bag appears at the edge once something is in it.",
        code=BUTTON,
    ),
    Embed(
        name="cart",
        title="Cart widget",
        text="Four of its eight layouts, all three icons.",
        code=CART,
    ),
    Embed(
        name="search",
        title="Search box",
        text="Leads to the page with the whole store.",
        code=f'{AT_HOME}<div id="search"></div>\n{SCRIPT}\n<script>xSearch("id=search");</script>',
    ),
    Embed(
        name="categories",
        title="Category menu",
        text="Leads to the page with the whole store.",
        code=f'{AT_HOME}<div id="menu"></div>\n{SCRIPT}\n'
        '<script>xCategoriesV2("id=menu");</script>',
    ),
    Embed(
        name="legacy",
        title="Widgets of old sites",
        text="They stand where their script is called.",
        code=AT_HOME + LEGACY,
    ),
    Embed(
        name="dynamic",
        title="Store that comes and goes",
        text="As page builders and single-page sites do it: apps start before there is a store.",
        code=DYNAMIC,
    ),
    Embed(
        name="frame",
        title="Store in a frame",
        text="Apps run inside the frame and see nothing of the site.",
        code=FRAME,
    ),
)
