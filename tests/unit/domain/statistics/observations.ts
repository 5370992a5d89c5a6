/** Random observations for laws that must hold for all of them. */
import fc from 'fast-check';

export const observed = fc
  .integer({ min: 1, max: 5000 })
  .chain((total) => fc.record({ count: fc.integer({ min: 0, max: total }), total: fc.constant(total) }));

export const confidence = fc.double({ min: 0.5, max: 0.999, noNaN: true });

/** Clusters of ten to forty answers. */
export const clusters = fc.array(
  fc
    .integer({ min: 10, max: 40 })
    .chain((total) => fc.record({ count: fc.integer({ min: 0, max: total }), total: fc.constant(total) })),
  { minLength: 10, maxLength: 30 },
);
