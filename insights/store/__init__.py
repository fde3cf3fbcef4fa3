"""The store: snapshots built, published and asked. `ask` is the only way to a number."""

from insights.store.ask import Answer, ask, offered
from insights.store.snapshot import ConditionInfo, FilterOptions, Store, open_store

__all__ = ["Answer", "ConditionInfo", "FilterOptions", "Store", "ask", "offered", "open_store"]
