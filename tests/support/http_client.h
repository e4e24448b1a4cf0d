// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>

#include <memory>

namespace betlog::tests {

struct HttpAnswer
{
    int status = 0; ///< 0: there was none
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    [[nodiscard]] QJsonObject object() const;
    [[nodiscard]] QJsonArray array() const;
    [[nodiscard]] QString code() const; ///< of a problem
};

using HttpHeaders = QHash<QByteArray, QByteArray>;

/// Calls a server as a script would. Waits in the event loop, so the server may be in this process.
class HttpClient
{
public:
    explicit HttpClient(const QUrl& base)
        : m_base(base)
    { }

    [[nodiscard]] HttpAnswer get(const QString& path, const HttpHeaders& headers = {});
    [[nodiscard]] HttpAnswer
    post(const QString& path, const QJsonObject& body, const HttpHeaders& headers = {});
    [[nodiscard]] HttpAnswer send(
        const QByteArray& method,
        const QString& path,
        const QByteArray& body = {},
        const HttpHeaders& headers = {});

    /// A call that is not waited for; finish() waits.
    using Call = std::unique_ptr<QNetworkReply>;
    [[nodiscard]] Call begin(
        const QByteArray& method,
        const QString& path,
        const QByteArray& body = {},
        const HttpHeaders& headers = {});
    [[nodiscard]] static HttpAnswer finish(const Call& call);

private:
    QUrl m_base;
    QNetworkAccessManager m_network;
};

[[nodiscard]] QByteArray jsonText(const QJsonObject& object);

} // namespace betlog::tests
