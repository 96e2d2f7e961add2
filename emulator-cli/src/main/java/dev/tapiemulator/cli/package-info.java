/** The {@code tapi-emulator} program: its commands and their options. */
package dev.tapiemulator.cli;
