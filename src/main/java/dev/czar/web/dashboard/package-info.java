/** What the dashboard is sent: documents of a project, live over one WebSocket as a snapshot and differences, or of a recorded cycle; and its JavaScript modules. */
package dev.czar.web.dashboard;
