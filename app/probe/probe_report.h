// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QJsonObject>
#include <QString>

#include <functional>

namespace betlog::probe {

/// What the probe found in one step, for people and for programs.
struct Finding
{
    QString step; ///< "http", "websocket", "hello", "ping", "post", "change", "verdict"
    bool isGood = true;
    double ms = -1; ///< how long it took; negative: it took no time of its own
    QString text; ///< a sentence or the figures, for people
    QJsonObject figures; ///< the same, for programs
};

/// Writes findings down, one a line: in words, or as JSON objects with `step`, `ok`, `ms`, `text`
/// and the figures.
class ProbeReport
{
public:
    using Write = std::function<void(const QByteArray& line)>;

    ProbeReport(bool json, Write write)
        : m_json(json)
        , m_write(std::move(write))
    { }

    void add(const Finding& finding) const;

private:
    bool m_json;
    Write m_write;
};

} // namespace betlog::probe
