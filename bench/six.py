"""The six ready-made customizations, for a registry of the bench's own."""

from storefront_assets.announcement.bar import BaseAnnouncementBar
from storefront_assets.badges.badges import BaseProductBadges
from storefront_assets.content.block import BaseContentBlock
from storefront_assets.free_shipping.progress import BaseFreeShippingProgress
from storefront_assets.recently_viewed.viewed import BaseRecentlyViewed
from storefront_assets.thank_you.message import BaseThankYou

SIX = (
    BaseAnnouncementBar,
    BaseFreeShippingProgress,
    BaseProductBadges,
    BaseContentBlock,
    BaseRecentlyViewed,
    BaseThankYou,
)
