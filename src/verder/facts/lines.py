"""The columns of invoice lines as they are kept, in Parquet."""

import pyarrow as pa

# Money and quantities are whole ten-thousandths. Text that a file does not have is null.
LINE_SCHEMA = pa.schema(
    [
        ("import_id", pa.int64()),
        ("row", pa.int64()),  # in the file, as the user's program numbers it
        ("source", pa.string()),
        ("invoice", pa.string()),
        ("line", pa.string()),
        ("kind", pa.string()),  # "invoice" or "credit_note"
        ("date", pa.date32()),
        ("customer", pa.string()),
        ("customer_name", pa.string()),
        ("product", pa.string()),
        ("product_name", pa.string()),
        ("product_group", pa.string()),
        ("quantity", pa.int64()),
        ("unit", pa.string()),
        ("amount", pa.int64()),  # in the line's currency, credit notes negative
        ("cost", pa.int64()),
        ("currency", pa.string()),
        ("salesperson", pa.string()),
        ("region", pa.string()),
    ]
)
