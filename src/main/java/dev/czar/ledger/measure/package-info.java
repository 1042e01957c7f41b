/** Numbers taken from a project's past: how well its work was supervised. */
package dev.czar.ledger.measure;
