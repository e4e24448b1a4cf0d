// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/lint/tree.h"

#include <cstdio>

/// betlog_lint <top of the tree>: prints what breaks a rule of the house; exit 1 if anything does.
int main(int argc, char* argv[])
{
    using namespace betlog::lint;
    if (argc != 2) {
        std::fputs("usage: betlog_lint <top of the tree>\n", stderr);
        return 2;
    }
    const QString top = QString::fromLocal8Bit(argv[1]);
    const QList<Finding> findings = checkTree(top) + checkLayout(top, sourcesOf(top));
    for (const Finding& finding : findings) {
        std::printf(
            "%s:%d: %s: %s\n",
            qPrintable(finding.path),
            finding.line,
            qPrintable(finding.rule),
            qPrintable(finding.detail));
    }
    std::printf("%lld findings\n", static_cast<long long>(findings.size()));
    return findings.isEmpty() ? 0 : 1;
}
