// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QFuture>
#include <QFutureWatcher>

#include <utility>

namespace betlog::net {

/// Calls `handle` with the result of `future`, on the thread of `context`, from its event loop;
/// never once `context` is destroyed.
///
/// QFuture::then(context, …) of Qt 6.4 looks at its context from the thread that ends the future,
/// and so may call an object that its own thread is just destroying. A watcher is safe.
template <typename T, typename Handle>
void whenDone(const QFuture<T>& future, QObject& context, Handle handle)
{
    auto* const watcher = new QFutureWatcher<T>(&context);
    QObject::connect(
        watcher,
        &QFutureWatcherBase::finished,
        &context,
        [watcher, handle = std::move(handle)]() mutable {
            watcher->deleteLater();
            if (watcher->future().resultCount() > 0)
                handle(watcher->result());
        });
    watcher->setFuture(future);
}

} // namespace betlog::net
