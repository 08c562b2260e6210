/** A topic whose promise is restricted. Titles are published: somebody has to say what it may be called there. */
export const topicToBeNamed = 'Topic to be named';
