// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "base/ids.h"
#include "domain/bet.h"

#include <QUrlQuery>

namespace betlog::net {

/// Reads the parameters of a query strictly, and remembers each that is wrong. One that is left out
/// or empty was not given. Nothing read may be used before error() was asked.
class QueryReader
{
public:
    explicit QueryReader(const QUrlQuery& query)
        : m_query(query)
    { }

    [[nodiscard]] QString text(const QString& name, qsizetype maxLength);
    [[nodiscard]] std::optional<qint64> integer(const QString& name, qint64 min, qint64 max);
    [[nodiscard]] std::optional<domain::WeekKey> week(const QString& name);
    [[nodiscard]] std::optional<domain::LineResult> result(const QString& name);
    [[nodiscard]] std::optional<base::Epoch> epoch(const QString& name);
    /// Room patterns with commas between them; every room if the parameter is not given.
    [[nodiscard]] QList<domain::RoomPattern> rooms(const QString& name);

    /// BadRequest with all that was wrong; nullopt if nothing was.
    [[nodiscard]] std::optional<base::Error> error() const;

private:
    [[nodiscard]] QString value(const QString& name) const;
    void addError(const QString& name, const QString& detail);

    const QUrlQuery& m_query;
    QList<base::FieldError> m_errors;
};

} // namespace betlog::net
