// The look in numbers: one accent, quiet greys, every text at least 4.5 to 1 on its ground, light and dark.
import { type ThemeConfig, theme } from 'antd';

const shared = {
  borderRadius: 6,
  fontSize: 14,
  controlHeight: 34,
  wireframe: false,
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.16s',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
};
const light = {
  colorPrimary: '#0b6e66',
  colorInfo: '#0b6e66',
  colorLink: '#0b6e66',
  colorError: '#b42318',
  colorWarning: '#8a5a00',
  colorSuccess: '#1a7f37',
  colorText: '#17211f',
  colorTextSecondary: '#4d5b58',
  colorTextTertiary: '#5d6b68',
  colorTextPlaceholder: '#67736f',
  colorTextDescription: '#4d5b58',
  colorBorder: '#8a9794',
  colorBgLayout: '#f5f7f6',
};
const dark = {
  colorPrimary: '#3fa79b',
  colorInfo: '#3fa79b',
  colorLink: '#62c2b6',
  // The dark algorithm dims a seed by a seventh, so this one is brighter than what is seen.
  colorError: '#ff9d92',
  colorWarning: '#e0ab4f',
  colorSuccess: '#57b36a',
  colorText: '#e6ecea',
  colorTextSecondary: '#aab8b4',
  colorTextTertiary: '#a0aeaa',
  colorTextPlaceholder: '#98a6a2',
  colorTextDescription: '#aab8b4',
  colorBorder: '#61706c',
  colorBgLayout: '#111615',
  colorBgContainer: '#181e1d',
  colorBgElevated: '#1f2625',
  // Dark letters on the bright accent of a primary button: white would be under 3 to 1.
  colorTextLightSolid: '#06201d',
};

export function themeFor(isDark: boolean): ThemeConfig {
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: { ...shared, ...(isDark ? dark : light) },
    cssVar: { key: 'mg' },
    hashed: false,
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Form: { itemMarginBottom: 20, verticalLabelPadding: '0 0 4px', labelHeight: 24 },
    },
  };
}
