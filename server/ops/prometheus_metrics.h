// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/metrics.h"

#include <functional>
#include <memory>

namespace betlog::ops {

/// The metrics of a server for Prometheus, all named "betlog_…". Safe from any thread, once the
/// sources were added.
class PrometheusMetrics final : public core::Metrics
{
public:
    PrometheusMetrics();
    ~PrometheusMetrics() override;

    /// Somebody who counts for himself; `text` gives his figures in the same format.
    void addSource(std::function<QByteArray()> text);

    void add(Count what, qint64 by = 1) override;
    void change(Level what, qint64 by) override;
    void observe(Measure what, double value) override;
    void refused(base::ErrorCode code) override;
    [[nodiscard]] QByteArray prometheusText() const override;

private:
    struct Series;

    std::unique_ptr<Series> m_series;
};

} // namespace betlog::ops
