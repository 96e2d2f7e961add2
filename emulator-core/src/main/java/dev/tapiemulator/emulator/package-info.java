/**
 * The emulator as a test uses it: configure, attach a process, call {@code Tapi32}, let virtual time pass. Nothing here
 * decides what TAPI does.
 */
package dev.tapiemulator.emulator;
