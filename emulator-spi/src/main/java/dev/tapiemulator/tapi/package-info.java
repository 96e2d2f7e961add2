/** The vocabulary of {@code tapi.h}: constants, error codes, API versions, and the A and W forms of text. */
package dev.tapiemulator.tapi;
