/** The HTTP edge: REST, dashboard and orders; here the mapping of errors, allowed methods and the JSON form. No decisions are made here. */
package dev.czar.web;
