package dev.fluxion.dsl.engine.compile;

/**
 * Where a slot is stored.
 *
 * @param array the number of an array of the memory
 * @param index the index in it
 */
record Place(int array, int index) {}
