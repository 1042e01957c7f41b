/** What each request starts from: the project it names and the facts known of it, its parameters, the problem it is refused with (RFC 9457), and a limit on concurrent rule evaluations. */
package dev.czar.web.request;
