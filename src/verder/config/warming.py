"""A thread of the web process that works figures out as soon as they change.

Every web process keeps the figures of the whole company for itself. After an import the
first visitor would wait for them; so would the next one, at another process.
"""

import gc
import logging
import threading
import time

from django.db import DatabaseError, close_old_connections

from verder.apps.core.queries import organisation
from verder.apps.identify.reports.warming import warm_up

LOOK_EVERY = 2.0
# A page of a large company makes some hundred thousand rows, which go without the collector. At
# its usual pace it looks through all that is held at every fifth such page, and halts visitors.
SELDOM = (10_000, 20, 20)
Stamp = tuple[int, int]
logger = logging.getLogger(__name__)


def keep_warm() -> None:
    """Start the thread, which ends with the process, and let the collector come seldom."""
    gc.set_threshold(*SELDOM)
    threading.Thread(target=_watch, name="warming", daemon=True).start()


def _watch() -> None:
    known: Stamp | None = None
    while True:
        try:
            known = look(known)
        except DatabaseError:
            logger.warning("The figures could not be worked out beforehand: no database")
        except Exception:
            logger.exception("The figures could not be worked out beforehand")
        finally:
            close_old_connections()
        time.sleep(LOOK_EVERY)


def look(known: Stamp | None) -> Stamp:
    """Work the figures out where they are not those of this stamp, and return theirs."""
    current = organisation()
    stamp = (current.revision, current.cost_revision)
    if stamp != known:
        warm_up()
        set_aside()
    return stamp


def set_aside() -> None:
    """Spare what is kept from the collector, which would halt a visitor to look through it all.

    Figures let go are freed all the same: nothing in them points back at itself.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
