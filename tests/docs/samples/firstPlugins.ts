export default () => ({
  'three-review': {
    enabled: true,
    config: { contentTypes: { 'api::announcement.announcement': {} } },
  },
});
