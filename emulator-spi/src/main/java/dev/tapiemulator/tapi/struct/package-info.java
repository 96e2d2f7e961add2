/**
 * The structures that applications and TAPI share, as views over bytes: little-endian, without padding, with the
 * offsets of 32-bit or 64-bit callers. In a view each member takes one line to declare and one to read, so that a class
 * reads as the table in the header does.
 */
package dev.tapiemulator.tapi.struct;
