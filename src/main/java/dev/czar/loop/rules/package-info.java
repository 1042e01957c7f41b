/** Which rule book is active: changed rule files are checked, tested and backtested before they replace it; shadow runs, rollback, editing. */
package dev.czar.loop.rules;
