"""Which alerts not everybody may know of."""

from typing import Final

from verder.domain.identify.alerts import AlertKind

OF_MARGINS: Final = frozenset({AlertKind.MARGIN_FALLING, AlertKind.LOSS_MAKER})
OF_COMPANY: Final = frozenset({AlertKind.CONCENTRATION})  # a share tells the revenue of the whole
