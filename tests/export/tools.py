"""Tools for Node.js that others wrote, pinned in `outside/`: the exports are held against them."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "outside"
PACKAGES = FOLDER / "node_modules"


@dataclass(frozen=True, slots=True)
class Outside:
    """The tools, run in a folder that is thrown away."""

    folder: Path

    def ask(self, script: str, question: object) -> Any:
        """What a script of `outside/` answers, JSON in and out."""
        done = subprocess.run(["node", FOLDER / script], input=json.dumps(question).encode(), capture_output=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    def type_errors(self, package: str, declarations: str, type_of: str, documents: list[dict[str, Any]]) -> dict[int, str]:
        """What the TypeScript compiler finds wrong when documents are to be of a type that a package declares.

        Args:
            package: the package.
            declarations: its file of declarations.
            type_of: a type expression, with the package's names after `t.`.
            documents: the documents, each an object literal of its own, so that a property that the type does not have is an error.

        Returns:
            The place of every document that is wrong, and what the compiler says.
        """
        before = [f'import type * as t from "{package}";', f"type Wanted = {type_of};"]
        given = [f"export const _{place}: Wanted = {json.dumps(one)};" for place, one in enumerate(documents)]
        (self.folder / "given.ts").write_text("\n".join(before + given))
        options = {"strict": True, "noEmit": True, "skipLibCheck": True, "lib": ["es2022"], "types": []}
        paths = {package: [str(PACKAGES / package / declarations)]}
        config = {"compilerOptions": {**options, "module": "esnext", "moduleResolution": "bundler", "paths": paths}, "files": ["given.ts"]}
        (self.folder / "tsconfig.json").write_text(json.dumps(config))
        command = ["node", PACKAGES / "typescript" / "bin" / "tsc", "--pretty", "false", "-p", "."]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False, timeout=300)
        found = {
            int(line) - len(before) - 1: words
            for line, words in re.findall(r"^given\.ts\((\d+),\d+\): error (.+)", done.stdout, re.MULTILINE)
        }
        assert bool(found) == bool(done.returncode), done.stdout + done.stderr
        return found
