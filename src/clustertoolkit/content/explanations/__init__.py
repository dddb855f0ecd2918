"""Every code that a problem can have: what it says, what to do, and a bad and a good sample.

Which of them are warnings stands in `problems`.
"""

from clustertoolkit.content.explanations import evidence, files, reading, second_looks, senses, shapes

EXPLANATIONS = {
    code: explanation
    for room in (reading, files, shapes, senses, evidence, second_looks)
    for code, explanation in room.EXPLANATIONS.items()
}
