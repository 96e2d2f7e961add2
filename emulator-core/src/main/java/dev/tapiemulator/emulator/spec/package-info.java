/** What the documentation says, as data: functions with their checks and errors, rules, rulings. Knows no state. */
package dev.tapiemulator.emulator.spec;
