/** The SQLite file of the ledger: connections, schema, tables and what its errors mean. */
package dev.czar.ledger.store;
