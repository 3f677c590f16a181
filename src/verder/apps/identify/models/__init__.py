"""What the choice of key accounts keeps."""

from verder.apps.identify.models.drivers import CostDriver, DriverQuantity, DriverRate, OpenItem
from verder.apps.identify.models.inputs import AccountInput

__all__ = ["AccountInput", "CostDriver", "DriverQuantity", "DriverRate", "OpenItem"]
