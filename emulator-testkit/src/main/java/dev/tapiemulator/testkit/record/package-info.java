/** What a journal shows of one phone, and how a phone does it again; not part of the kit's surface. */
package dev.tapiemulator.testkit.record;
