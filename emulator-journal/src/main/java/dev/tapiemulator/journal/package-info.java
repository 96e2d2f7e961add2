/** The journal as a file (JSON Lines), as columns, as a diagram; run again, and compared with another. */
package dev.tapiemulator.journal;
