/** A human's orders: which can be given about a decision, how a request is validated, and the fact that it becomes. */
package dev.czar.web.order;
