// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>
#include <utility>

class QNetworkAccessManager;

namespace betlog::sync {

/// One request to a server.
struct HttpCall
{
    QByteArray method = "GET";
    QUrl url;
    QByteArray body; ///< JSON; empty for none
    QList<std::pair<QByteArray, QByteArray>> headers;
    std::chrono::milliseconds patience {10'000}; ///< for the server to make progress
};

/// What came back.
struct HttpAnswer
{
    int status = 0; ///< 0: nobody answered; `failure` says why
    QByteArray body;
    bool isRefused = false; ///< with status 0: the machine is there, but nothing listens
    /// RFC 9457: a refusal by a Betlog server, and not by something in between.
    bool isProblem = false;
    std::optional<std::chrono::milliseconds> retryAfter;
    QString failure;

    [[nodiscard]] bool isGood() const { return status >= 200 && status < 300; }

    /// Why it is not good: the server's own words, or what went wrong on the way.
    [[nodiscard]] base::Error error() const;
};

/// No answer of a server is larger; a snapshot of very many rooms comes near.
inline constexpr qsizetype kMaxAnswerBytes = 64 * 1024 * 1024;

/// Asks, and calls `told` once, from the event loop; not after `context` is gone.
void callHttp(
    QNetworkAccessManager& network,
    const HttpCall& call,
    QObject* context,
    std::function<void(const HttpAnswer&)> told);

/// `server` with `path` ("/api/bets") behind its own and this query.
[[nodiscard]] QUrl apiUrl(
    const QUrl& server, const QString& path, const QList<std::pair<QString, QString>>& query = {});

/// The header that says who acts, where the server asks for no sign-in; none for nobody.
[[nodiscard]] QList<std::pair<QByteArray, QByteArray>> userHeader(const QString& user);

} // namespace betlog::sync
