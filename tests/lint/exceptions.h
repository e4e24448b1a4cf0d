// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "tests/lint/rules.h"

#include <QHash>
#include <QList>
#include <QString>

#include <utility>

namespace betlog::lint {

/// The breaches that are known and borne for now, by rule and file, each with its exact amount.
/// The list may only shrink: more than listed is a finding, and so is less, until the entry is
/// lowered or taken out.
class Exceptions
{
public:
    /// One a line: `<rule> <path> <amount>`. Empty lines and those that begin with # say nothing.
    [[nodiscard]] static Exceptions read(const QString& text);

    /// What is left to complain about.
    [[nodiscard]] QList<Finding> weigh(const QList<Finding>& findings) const;

private:
    using Place = std::pair<QString, QString>; ///< rule, path

    QHash<Place, int> m_borne;
};

} // namespace betlog::lint
