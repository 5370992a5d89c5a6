/** Days, weeks and opening hours are those of the people who answer. Imported before anything that reads a clock. */
process.env.TZ = 'Asia/Shanghai';
