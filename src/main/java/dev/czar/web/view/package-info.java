/** Read models of a project, live or as of a recorded cycle, put together from its facts; REST and the dashboard show the same. */
package dev.czar.web.view;
