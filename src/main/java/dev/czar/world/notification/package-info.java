/** Ways to reach people outside: chat, webhooks, push, mail, commands; nothing here knows why somebody is told. */
package dev.czar.world.notification;
