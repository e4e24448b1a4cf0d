// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QUrlQuery>

#include <cstring>

namespace betlog::tests {

/// One HTTP request whose answer the test gives.
class ScriptedReply final : public QNetworkReply
{
public:
    ScriptedReply(const QNetworkRequest& request, const QByteArray& verb, QObject* parent)
        : QNetworkReply(parent)
        , method(verb)
    {
        setRequest(request);
        setUrl(request.url());
        open(ReadOnly | Unbuffered);
    }

    /// The request ends with this.
    void
    answer(const QByteArray& body, int status = 200, const QByteArray& type = "application/json")
    {
        m_body = body;
        setRawHeader("Content-Type", type);
        setAttribute(QNetworkRequest::HttpStatusCodeAttribute, status);
        setFinished(true);
        emit finished();
    }

    [[nodiscard]] QString path() const { return url().path(); }

    [[nodiscard]] QString query(const QString& name) const
    {
        return QUrlQuery(url()).queryItemValue(name, QUrl::FullyDecoded);
    }

    void abort() override { }

    [[nodiscard]] qint64 bytesAvailable() const override
    {
        return m_body.size() + QNetworkReply::bytesAvailable();
    }

    const QByteArray method;

protected:
    qint64 readData(char* data, qint64 max) override
    {
        const qint64 count = std::min<qint64>(max, m_body.size());
        std::memcpy(data, m_body.constData(), static_cast<size_t>(count));
        m_body.remove(0, count);
        return count;
    }

private:
    QByteArray m_body;
};

/// Keeps every request, in the order of asking.
class ScriptedNetwork final : public QNetworkAccessManager
{
public:
    QList<QPointer<ScriptedReply>> asked;

    /// The last request; the test fails where there is none.
    [[nodiscard]] ScriptedReply* last() const { return asked.constLast(); }

protected:
    QNetworkReply*
    createRequest(Operation, const QNetworkRequest& request, QIODevice* /*body*/) override
    {
        const QByteArray verb =
            request.attribute(QNetworkRequest::CustomVerbAttribute).toByteArray();
        asked.append(new ScriptedReply(request, verb, this));
        return asked.constLast();
    }
};

} // namespace betlog::tests
